import { block, type Family } from './notation';

/** Managed Kubernetes: node pools and nodes. */
export const kubernetesNodes: Family = {
  resources: {
    ovh_cloud_project_kube_nodepool: {
      importId: '{service_name}/{kube_id}/{id}',
      replacementLoses: 'the nodes, with their local disks and their addresses',
      timeouts: { create: '1h', read: '5m', update: '1h', delete: '1h', default: '10m' },
      attributes: {
        id: 'string optional computed',
        service_name: 'string required force-new env=OVH_CLOUD_PROJECT_SERVICE',
        flavor_name: 'string required force-new',
        kube_id: 'string required force-new',
        availability_zones: 'list(string) optional force-new',
        template: block('set', 'optional max=1', {
          metadata: block('set', 'min=1 max=1', {
            annotations: 'map(string) required',
            finalizers: 'list(string) required',
            labels: 'map(string) required',
          }),
          spec: block('set', 'min=1 max=1', {
            taints: 'list(map(string)) required',
            unschedulable: 'bool required',
          }),
        }),
        anti_affinity: 'bool optional computed force-new',
        autoscale: 'bool optional computed',
        autoscaling_scale_down_unneeded_time_seconds: 'number optional computed',
        autoscaling_scale_down_unready_time_seconds: 'number optional computed',
        autoscaling_scale_down_utilization_threshold: 'number optional computed',
        desired_nodes: 'number optional computed',
        max_nodes: 'number optional computed',
        min_nodes: 'number optional computed',
        monthly_billed: 'bool optional computed force-new',
        name: 'string optional computed force-new',
        attach_floating_ips: block('set', 'computed max=1', {
          enabled: 'bool optional computed',
        }),

        available_nodes: 'number computed',
        created_at: 'string computed',
        current_nodes: 'number computed',
        flavor: 'string computed',
        project_id: 'string computed',
        size_status: 'string computed',
        status: 'string computed',
        up_to_date_nodes: 'number computed',
        updated_at: 'string computed',
      },
    },
  },
  dataSources: {
    ovh_cloud_project_kube_nodepool: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required',
        name: 'string required',
        availability_zones: 'list(string) optional',
        template: block('set', 'optional max=1', {
          metadata: block('set', 'optional max=1', {
            annotations: 'map(string) optional',
            finalizers: 'list(string) optional',
            labels: 'map(string) optional',
          }),
          spec: block('set', 'optional max=1', {
            taints: 'list(map(string)) optional',
            unschedulable: 'bool optional',
          }),
        }),
        attach_floating_ips: block('set', 'computed max=1', {
          enabled: 'bool optional computed',
        }),

        anti_affinity: 'bool computed',
        autoscale: 'bool computed',
        autoscaling_scale_down_unneeded_time_seconds: 'number computed',
        autoscaling_scale_down_unready_time_seconds: 'number computed',
        autoscaling_scale_down_utilization_threshold: 'number computed',
        available_nodes: 'number computed',
        created_at: 'string computed',
        current_nodes: 'number computed',
        desired_nodes: 'number computed',
        flavor: 'string computed',
        flavor_name: 'string computed',
        max_nodes: 'number computed',
        min_nodes: 'number computed',
        monthly_billed: 'bool computed',
        project_id: 'string computed',
        size_status: 'string computed',
        status: 'string computed',
        up_to_date_nodes: 'number computed',
        updated_at: 'string computed',
      },
    },
    ovh_cloud_project_kube_nodepool_nodes: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required',
        name: 'string required',

        nodes:
          'list(object({created_at=string,deployed_at=string,flavor=string,id=string,instance_id=string,is_up_to_date=bool,name=string,node_pool_id=string,project_id=string,status=string,updated_at=string,version=string})) computed',
      },
    },
    ovh_cloud_project_kube_nodes: {
      attributes: {
        id: 'string optional computed',
        service_name: 'string required env=OVH_CLOUD_PROJECT_SERVICE',
        kube_id: 'string required',

        nodes:
          'list(object({created_at=string,deployed_at=string,flavor=string,id=string,instance_id=string,is_up_to_date=bool,name=string,node_pool_id=string,project_id=string,status=string,updated_at=string,version=string})) computed',
      },
    },
  },
};
